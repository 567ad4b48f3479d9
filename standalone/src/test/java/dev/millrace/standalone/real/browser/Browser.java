package dev.millrace.standalone.real.browser;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.NoSuchFrameException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// Debian's Chromium without a window, with a profile of its own.
final class Browser implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    Browser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(LIMIT);
        screen(1400, 900, "light");
    }

    static boolean isInstalled() {
        return CHROMIUM.canExecute() && DRIVER.canExecute();
    }

    /// Takes this size and colour scheme (`light` or `dark`); narrow ones are phones.
    void screen(int width, int height, String colours) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /// Goes on with one empty tab, and without anything that this site left: who is signed in, what is half
    /// written, the way back and what was complained about.
    void forget(String site) {
        Set<String> left = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.TAB);
        String empty = tab();
        for (String tab : left) {
            showTab(tab);
            driver.close();
        }
        showTab(empty);
        screen(1400, 900, "light");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", site, "storageTypes", "all"));
        complaints();
    }

    void open(String url) {
        driver.get(url);
    }

    /// Opens a tab more, which hides the one that was in sight.
    ///
    /// @return names the new one for [#showTab]
    String openTab(String url) {
        driver.switchTo().newWindow(WindowType.TAB);
        open(url);
        return driver.getWindowHandle();
    }

    String tab() {
        return driver.getWindowHandle();
    }

    void showTab(String tab) {
        driver.switchTo().window(tab);
    }

    void back() {
        driver.navigate().back();
    }

    /// Tells the page what it hears when it is left and kept for the way back. A browser keeps no page for sure, and
    /// none for long.
    void leave() {
        driver.executeScript("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    }

    /// Tells the page what it hears when it is shown again.
    void comeBack() {
        driver.executeScript("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    }

    String address() {
        return driver.getCurrentUrl();
    }

    void signIn(String url, String user, String password) {
        open(url);
        await().atMost(LIMIT).until(() -> address().endsWith("/login"));
        driver.findElement(By.name("username")).sendKeys(user);
        driver.findElement(By.name("password")).sendKeys(password);
        click("button[type=submit]");
        awaitLive();
    }

    /// Returns when the page says that it follows the desk.
    void awaitLive() {
        await().atMost(LIMIT)
                .until(() -> driver.findElements(By.cssSelector("#connection[data-state=live]"))
                                .size()
                        == 1);
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /// The focused element's label, or what it shows.
    String focused() {
        return String.valueOf(driver.executeScript(
                "return document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"));
    }

    void focus(String selector) {
        driver.executeScript("document.querySelector(arguments[0]).focus()", selector);
    }

    /// Presses keys where the focus is.
    void press(CharSequence keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /// What an element shows; empty while there is none.
    String text(String selector) {
        try {
            return driver.findElement(By.cssSelector(selector)).getText();
        } catch (NoSuchElementException | StaleElementReferenceException notNow) {
            return "";
        }
    }

    /// What all such elements show, in order. Asked in one go, as the page changes under our hands.
    List<String> texts(String selector) {
        return strings("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.trim())", selector);
    }

    /// What a script finds in the document of a frame; null while there is none.
    @Nullable
    Object inFrame(String selector, String script) {
        try {
            driver.switchTo().frame(driver.findElement(By.cssSelector(selector)));
            return driver.executeScript(script);
        } catch (NoSuchElementException | NoSuchFrameException | StaleElementReferenceException notNow) {
            return null;
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    /// An attribute of all such elements, in order.
    List<String> attributes(String selector, String attribute) {
        return strings(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.getAttribute(arguments[1]) ?? '')",
                selector,
                attribute);
    }

    /// An attribute of all such elements of which a part shows exactly this text, in order.
    List<String> attributesOfThoseShowing(String selector, String attribute, String part, String text) {
        return strings(
                "return [...document.querySelectorAll(arguments[0])]"
                        + ".filter(e => e.querySelector(arguments[2])?.textContent.trim() === arguments[3])"
                        + ".map(e => e.getAttribute(arguments[1]) ?? '')",
                selector,
                attribute,
                part,
                text);
    }

    private List<String> strings(String script, Object... arguments) {
        return driver.executeScript(script, arguments) instanceof List<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// What a function of one of the page's modules makes of a JSON value.
    Object call(String module, String function, String json) {
        return driver.executeAsyncScript(
                "const done = arguments[3];"
                        + "import(arguments[0]).then(m => done(m[arguments[1]](JSON.parse(arguments[2]))), e => done(String(e)))",
                module,
                function,
                json);
    }

    /// What a script of the page's returns, if need be later.
    @Nullable
    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /// Leaves a mark on the page that a reload wipes away.
    void mark() {
        driver.executeScript("window.stillTheSamePage = true");
    }

    boolean isMarked() {
        return Boolean.TRUE.equals(driver.executeScript("return window.stillTheSamePage === true"));
    }

    void reload() {
        driver.navigate().refresh();
    }

    /// Returns when nothing moves any more.
    void awaitStillness() {
        await().atMost(LIMIT)
                .until(() -> Boolean.TRUE.equals(
                        driver.executeScript("return document.getAnimations().every(a => a.playState !== 'running')")));
    }

    /// Whether anything is wider than the screen.
    boolean scrollsSideways() {
        return Boolean.TRUE.equals(driver.executeScript("return document.documentElement.scrollWidth > innerWidth"));
    }

    /// Writes what is on the screen to a PNG file.
    void picture(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /// What the page's scripts complained about.
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
