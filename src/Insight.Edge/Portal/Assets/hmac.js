// Digests, by the browser's own cryptography. Nothing is sent.

/** Whether the browser computes on this page: it does on https, and on this machine's own addresses. */
export const canCompute = () => globalThis.isSecureContext === true && globalThis.crypto?.subtle !== undefined;

/** HMAC, keyed with bytes. */
export const hmac = async (hash, key, bytes) => {
  // No key is as good as one zero byte: HMAC fills keys up with zeros. Browsers refuse an empty one.
  const imported = await crypto.subtle.importKey('raw', key.length > 0 ? key : new Uint8Array(1), { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytes));
};

export const digest = async (hash, bytes) => new Uint8Array(await crypto.subtle.digest(hash, bytes));

export const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

export const ofHex = text => {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => parseInt(text.slice(2 * index, 2 * index + 2), 16));
};

export const base64 = bytes => {
  let text = '';
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

/** Base64, of either alphabet, with or without its padding. */
export const ofBase64 = text => {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (plain.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(plain)) return null;
  return Uint8Array.from(atob(plain), character => character.charCodeAt(0));
};

export const same = (a, b) => a.length === b.length && a.every((byte, index) => byte === b[index]);

export const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
};
