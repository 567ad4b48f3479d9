// The two charts: tickets opened and resolved, and how long it takes to mend one. Drawn with Chart.js, at most once a
// second; without it the figures in the legends stand alone.

import { el, setAttribute, byId } from './dom.js';
import { duration } from './format.js';
import { addHistograms, BUCKETS, quantile } from './metrics.js';

/** Ten minutes. */
const WINDOWS = 60;
/** A quantile over one window of a quiet desk says nothing; it is taken over the last minute. */
const SMOOTHING = 6;

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** @typedef {{name: string, colour: string}} Line */
const OPENED = { name: 'opened', colour: '--line-opened' };
const RESOLVED = { name: 'resolved', colour: '--line-resolved' };
const MEDIAN = { name: 'p50', colour: '--line-median' };
const TAIL = { name: 'p95', colour: '--line-tail' };

export class Charts {
  #rate = new LineChart('rate-chart', [OPENED, RESOLVED], { beginAtZero: true, suggestedMax: 4, ticks: { precision: 0 } });
  #latency = new LineChart('latency-chart', [MEDIAN, TAIL], {
    type: 'logarithmic',
    suggestedMin: 50,
    suggestedMax: 1_000,
    ticks: { callback: (value) => (LATENCY_TICKS.has(value) ? duration(value).replace('.0', '') : '') },
  }, timeToFix);
  #rateLegend = new Legend('rate-legend', [OPENED, RESOLVED]);
  #latencyLegend = new Legend('latency-legend', [MEDIAN, TAIL]);

  /** @param {import('./metrics.js').Metrics} metrics */
  draw(metrics, now = Date.now()) {
    const windows = metrics.last(WINDOWS, now);
    const times = windows.map((window) => CLOCK.format(window.from));

    const opened = windows.map((window) => window.opened);
    const resolved = windows.map((window) => window.resolved);
    this.#rate.show(times, [opened, resolved]);
    this.#rateLegend.show([sum(opened), sum(resolved)].map(String));
    this.#rate.describe(`In the last ten minutes ${sum(opened)} tickets were opened and ${sum(resolved)} resolved.`);

    const minutes = windows.map((_, i) => merged(windows.slice(Math.max(0, i - SMOOTHING + 1), i + 1)));
    this.#latency.show(times, [0.5, 0.95].map((share) => minutes.map((histogram) => drawn(quantile(histogram, share)))));
    const all = merged(windows);
    const figures = [0.5, 0.95].map((share) => quantile(all, share)).map((ms) => (ms === null ? '–' : timeToFix(ms)));
    this.#latencyLegend.show(figures);
    this.#latency.describe(`Time to fix in the last ten minutes: median ${figures[0]}, 95th percentile ${figures[1]}.`);
  }
}

const LATENCY_TICKS = new Set([50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000]);

const LONGEST = BUCKETS.at(-1);

/** Above the last bound it is only known that it took longer. */
function timeToFix(ms) {
  return ms >= LONGEST ? `> ${duration(LONGEST)}` : duration(ms);
}

/** Where a chart draws it. */
function drawn(ms) {
  return ms === null ? null : Math.min(ms, LONGEST);
}

function merged(windows) {
  return windows.reduce((histogram, window) => addHistograms(histogram, window.resolveMillis), /** @type {number[]} */ ([]));
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The lines' names with the figure of the last ten minutes. */
class Legend {
  #figures;

  constructor(id, lines) {
    this.#figures = lines.map(() => el('b', {}, '–'));
    byId(id).append(...lines.map((line, i) =>
      el('span', { class: `key key-${line.name}` }, line.name, ' ', this.#figures[i])));
    byId(id).title = 'over the last ten minutes';
  }

  show(figures) {
    figures.forEach((figure, i) => (this.#figures[i].textContent = figure));
  }
}

class LineChart {
  #canvas;
  #lines;
  #chart;

  constructor(id, lines, yScale, format = String) {
    this.#canvas = byId(id);
    this.#lines = lines;
    const Chart = globalThis.Chart;
    if (!Chart) {
      return;
    }
    const axis = { border: { display: false }, grid: {}, ticks: {} };
    this.#chart = new Chart(this.#canvas, {
      type: 'line',
      data: { labels: [], datasets: lines.map((line) => dataset(line)) },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        plugins: {
          legend: { display: false },
          tooltip: { callbacks: { label: (item) => ` ${item.dataset.label} ${format(item.parsed.y)}` } },
        },
        scales: {
          x: { ...axis, grid: { display: false }, ticks: { maxTicksLimit: 4, maxRotation: 0 } },
          y: { ...axis, ...yScale, ticks: { maxTicksLimit: 5, ...yScale.ticks } },
        },
      },
    });
    this.#paint();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#paint());
  }

  show(labels, series) {
    if (this.#chart) {
      this.#chart.data.labels = labels;
      series.forEach((values, i) => (this.#chart.data.datasets[i].data = values));
      this.#chart.update('none');
    }
  }

  describe(text) {
    setAttribute(this.#canvas, 'aria-label', text);
  }

  /** Takes the colours of the page's style. */
  #paint() {
    const style = getComputedStyle(document.body);
    const colour = (name) => style.getPropertyValue(name).trim();
    this.#chart.data.datasets.forEach((set, i) => {
      set.borderColor = colour(this.#lines[i].colour);
      set.backgroundColor = colour(`${this.#lines[i].colour}-area`);
    });
    const { x, y } = this.#chart.options.scales;
    for (const scale of [x, y]) {
      scale.ticks.color = colour('--muted');
      scale.ticks.font = { family: style.fontFamily, size: 11 };
      scale.grid.color = colour('--hairline');
    }
    this.#chart.update('none');
  }
}

function dataset(line) {
  return {
    label: line.name,
    data: [],
    borderWidth: 1.75,
    pointRadius: 0,
    pointHoverRadius: 3,
    tension: 0.3,
    cubicInterpolationMode: 'monotone',
    spanGaps: true,
    fill: 'origin',
  };
}
