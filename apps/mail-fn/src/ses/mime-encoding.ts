/** Bytes of an encoded word; with its frame and the longest name of a header, a line of 76 characters. */
const WORD_BYTES = 33;

/** Characters of a line (RFC 2045, RFC 5322). */
const LINE = 76;

/** What programs take for an encoded word though somebody typed it, and words that no line could be folded in. */
const UNFIT = /=\?|[^ ]{60}/;
const PRINTABLE = /^[ -~]*$/;
const ATOMS = /^[\w!#$%&'*+\-/=?^`{|}~ ]*$/;

/** A line of text as the value of a header: as it is in ASCII, else as encoded words (RFC 2047). */
export function headerText(line: string): string {
  return isPlain(line) ? line : encodedWords(line);
}

/** @param name a line of text; may be empty */
export function mailbox(name: string, address: string): string {
  if (name === '') return address;
  if (!isPlain(name)) return `${encodedWords(name)} <${address}>`;
  const phrase = ATOMS.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
  return `${phrase} <${address}>`;
}

function isPlain(line: string): boolean {
  return PRINTABLE.test(line) && !UNFIT.test(line);
}

/**
 * A header with its line break, folded at spaces, but never before the first character of its value: few programs
 * read it then.
 */
export function headerLine(name: string, value: string): string {
  const [first = '', ...words] = value.split(' ');
  let line = `${name}: ${first}`;
  let lines = '';
  for (const word of words) {
    if (line.length + 1 + word.length > LINE) {
      lines += `${line}\r\n`;
      line = '';
    }
    line += ` ${word}`;
  }
  return `${lines}${line}\r\n`;
}

/** A part of a mail with its headers, in the shorter of the two encodings. */
export function textPart(type: 'plain' | 'html', text: string): string {
  const bytes = Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'));
  const escaped = quotedPrintable(bytes);
  const isShorter = escaped.length * 3 <= bytes.length * 4;
  return (
    headerLine('Content-Type', `text/${type}; charset=utf-8`) +
    headerLine('Content-Transfer-Encoding', isShorter ? 'quoted-printable' : 'base64') +
    `\r\n${isShorter ? escaped : base64(bytes)}\r\n`
  );
}

/** A character is never split over two words. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join(' ');
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{76}(?=.)/g, '$&\r\n');
}

const TO_ESCAPE = /[^\r\n\t -<>-~]|[ \t](?=\r|$)/g;

function quotedPrintable(bytes: Buffer): string {
  const escaped = bytes
    .toString('latin1')
    .replaceAll(TO_ESCAPE, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return escaped.replaceAll(/[^\r\n]{77,}/g, softlyBroken);
}

/** Broken where no escaped byte is split. */
function softlyBroken(line: string): string {
  let broken = '';
  let from = 0;
  while (line.length - from > LINE) {
    const escape = line.lastIndexOf('=', from + LINE - 2);
    const to = escape > from + LINE - 4 ? escape : from + LINE - 1;
    broken += `${line.slice(from, to)}=\r\n`;
    from = to;
  }
  return broken + line.slice(from);
}
