// Ids of tickets as people type them.

/**
 * The id as the desk writes it: case, hyphens and spaces do not matter, I and L are one, O is zero.
 *
 * @param {string} text
 * @returns {string | null} null where it is no id
 */
export function canonicalId(text) {
  const digits = text.replace(/[- ]/g, '').toUpperCase().replace(/[IL]/g, '1').replaceAll('O', '0');
  return /^[0-9A-F][0-9A-HJKMNP-TV-Z]{12}$/.test(digits)
    ? `${digits.slice(0, 5)}-${digits.slice(5, 9)}-${digits.slice(9)}`
    : null;
}

/**
 * The ticket that an address names; what cannot be decoded or is no id stays as it is, and is found nowhere.
 *
 * @param {string} hash
 */
export function addressedId(hash) {
  const text = hash.slice(1);
  try {
    const decoded = decodeURIComponent(text);
    return canonicalId(decoded) ?? decoded;
  } catch {
    return text;
  }
}
