// NDJSON: a payload a line.

const lineFeed = 0x0a;

/** Whether the first line is a whole object or array, and more comes behind it. A single payload, however it is laid out, has no such line. */
export const isLines = bytes => {
  const decoder = new TextDecoder();
  for (let start = 0, end; (end = bytes.indexOf(lineFeed, start)) >= 0; start = end + 1) {
    const line = decoder.decode(bytes.subarray(start, end)).trim();
    if (line === '') continue;
    return isWhole(line) && bytes.subarray(end).some(byte => byte > 0x20);
  }
  return false;
};

const isWhole = line => {
  if (!/[\]}]$/.test(line)) return false;
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
};
