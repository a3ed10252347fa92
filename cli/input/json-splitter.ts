/** Where a stretch of an input begins. */
export interface Place {
  readonly line: number;
  /** How many bytes of the plain text come before it, where its line holds more than it. */
  readonly byte?: number;
}

/** One stretch of an input: a JSON value, or text that is none. Never both, and the text itself is not kept. */
export type Piece = Place &
  ({ readonly ok: true; readonly value: Readonly<Record<string, unknown>> } | { readonly ok: false; readonly message: string });

/** No message that Connect sends is larger: Kinesis takes at most 1 MiB a record. */
const MAX_VALUE_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 128;

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const LIST = 0x5b;
const BACKSLASH = 0x5c;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;
/** Between values: blank, tab, carriage return, comma, record separator (RFC 7464), and the three bytes of a byte order mark. */
const BETWEEN = new Set([0x20, 0x09, 0x0d, COMMA, 0x1e, 0xef, 0xbb, 0xbf]);
/** What may follow a text that has ended. */
const AFTER_TEXT = new Set([COMMA, COLON, LIST_END, OBJECT_END]);
/** What CloudWatch Logs writes before each message that it exports to S3. */
const LOG_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\s*$/;
const LONGEST_LOG_INSTANT = 32;
/** The longest first key that is looked for again. */
const LONGEST_OPENING = 128;

/**
 * Splits bytes into the JSON objects they hold: JSON lines, objects one after another without a separator (as Firehose writes them),
 * arrays, pretty-printed or not, in any mixture and in chunks of any size. What is broken costs itself: a value that cannot be right is
 * left where that shows, and reading continues at its next line, or in the same line at the next object: that which begins as the broken
 * one does, if there is one.
 */
export class JsonSplitter {
  #buffer = Buffer.alloc(0);
  #at = 0;
  #line = 1;
  /** How many bytes came before those of the buffer. */
  #before = 0;
  /** The line that something stood in last. */
  #usedLine = 0;
  /** The line with a value that is nested too deep: each level of it begins like the others. */
  #deepLine = 0;
  /** Where text between the values began that may be the instant of a log line; -1 for none. */
  #textFrom = -1;
  #pieces: Piece[] = [];
  /** Lists that stand around the objects; their elements are read one by one. */
  #openLists = 0;
  /** The line whose bad text was told last: what follows in it is more of the same. */
  #badLine = 0;
  /** Until here the text was told as part of a broken value; whole objects in it are read, the rest is not told twice. */
  #toldUntil = 0;
  #start = -1;
  #startLine = 0;
  readonly #open = new Uint8Array(MAX_DEPTH + 1);
  #depth = 0;
  #inString: boolean = false;
  /** The bytes so far end with the backslash of an escape. */
  #escapes: boolean = false;
  /** The last byte of the open value that means anything; 0 before any. */
  #last = 0;

  /** The values that are complete with these bytes. */
  push(chunk: Uint8Array): readonly Piece[] {
    this.#dropDone();
    this.#buffer = this.#buffer.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#buffer, chunk]);
    this.#scan();
    return this.#taken();
  }

  /** What is left when no more bytes come. */
  end(): readonly Piece[] {
    this.#textIsBad();
    while (this.#start >= 0) {
      this.#breakOff('a value that does not end');
      this.#scan();
    }
    this.#textIsBad();
    const lastIsBad = this.#pieces.at(-1)?.ok === false;
    if (this.#openLists > 0 && !lastIsBad) this.#tellBad({ line: this.#line }, 'a list that does not end');
    return this.#taken();
  }

  #taken(): readonly Piece[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  #dropDone() {
    const done = this.#start >= 0 ? this.#start : this.#textFrom >= 0 ? this.#textFrom : this.#at;
    this.#buffer = this.#buffer.subarray(done);
    this.#before += done;
    this.#at -= done;
    if (this.#textFrom >= 0) this.#textFrom = 0;
    this.#toldUntil -= done;
    if (this.#start >= 0) this.#start = 0;
  }

  #scan() {
    while (this.#at < this.#buffer.length) {
      if (this.#start >= 0) this.#inside();
      else this.#between(this.#buffer[this.#at] ?? 0);
    }
  }

  #between(byte: number) {
    const told = this.#at < this.#toldUntil;
    if (byte === OBJECT && (!told || this.#firstOfLine())) return this.#begin();
    if (byte === NEWLINE) this.#nextLine();
    else if (byte === LIST && !told && this.#badLine !== this.#line && this.#textFrom < 0) {
      this.#openLists += 1;
      this.#usedLine = this.#line;
    } else if (byte === LIST_END && !told && this.#openLists > 0) this.#openLists -= 1;
    else if (!told && !BETWEEN.has(byte)) this.#takeText();
    this.#at += 1;
  }

  #nextLine() {
    this.#textIsBad();
    this.#line += 1;
  }

  #takeText() {
    if (this.#textFrom < 0 && this.#badLine !== this.#line) this.#textFrom = this.#at;
    if (this.#textFrom >= 0 && this.#at - this.#textFrom > LONGEST_LOG_INSTANT) this.#textIsBad();
  }

  #textIsBad() {
    if (this.#textFrom >= 0) this.#tellBad(this.#placeOf(this.#textFrom, this.#line), 'the text is no JSON object');
    this.#textFrom = -1;
  }

  #firstOfLine(): boolean {
    let i = this.#at - 1;
    while (i >= 0 && BETWEEN.has(this.#buffer[i] ?? 0)) i -= 1;
    return i < 0 || this.#buffer[i] === NEWLINE;
  }

  #begin() {
    if (this.#textFrom >= 0 && LOG_INSTANT.test(this.#buffer.toString('latin1', this.#textFrom, this.#at))) this.#textFrom = -1;
    this.#textIsBad();
    this.#start = this.#at;
    this.#startLine = this.#line;
    this.#depth = 0;
    this.#inString = false;
    this.#escapes = false;
    this.#last = 0;
  }

  /** Follows the open value to its end, to where it cannot be right, or to the end of the bytes. The one loop that sees every byte. */
  #inside() {
    const buffer = this.#buffer;
    const end = buffer.length;
    let at = this.#at;
    while (at < end) {
      if (this.#inString) {
        at = this.#throughString(at);
        if (at >= end) break;
        if (buffer[at] === NEWLINE) return this.#breakOffAt(at, 'a text that does not end in its line');
      }
      const byte = buffer[at] ?? 0;
      if (byte === NEWLINE) this.#line += 1;
      else if (byte > 0x20) {
        const wrong = this.#take(byte);
        if (wrong !== undefined) return this.#breakOffAt(at, wrong);
        this.#last = byte;
        if (this.#depth === 0) return this.#complete(at + 1);
      }
      at += 1;
    }
    this.#at = at;
    if (at - this.#start > MAX_VALUE_BYTES) this.#breakOff('a value larger than any message of Connect');
  }

  /** The position of the text's closing quote, of a line's end before that, or beyond the bytes. An escape takes its next byte with it. */
  #throughString(from: number): number {
    const buffer = this.#buffer;
    let at = this.#escapes && buffer[from] !== NEWLINE ? from + 1 : from;
    this.#escapes = false;
    while (at < buffer.length) {
      const byte = buffer[at];
      if (byte === QUOTE || byte === NEWLINE) return at;
      if (byte === BACKSLASH && at + 1 === buffer.length) this.#escapes = true;
      at += byte === BACKSLASH && at + 1 < buffer.length && buffer[at + 1] !== NEWLINE ? 2 : 1;
    }
    return at;
  }

  /** Takes one byte outside of texts (or a closing quote) into the open value; what is wrong with it, if it cannot stand here. */
  #take(byte: number): string | undefined {
    if (!this.#inString && this.#last === QUOTE && !AFTER_TEXT.has(byte)) return 'a text that does not end';
    if (byte === QUOTE) this.#inString = !this.#inString;
    else if (byte === OBJECT || byte === LIST) return this.#deeper(byte);
    else if (byte === OBJECT_END || byte === LIST_END) {
      if (this.#open[this.#depth] !== byte - 2) return 'a bracket that closes another';
      this.#depth -= 1;
    }
    return undefined;
  }

  #deeper(byte: number): string | undefined {
    const inObject = this.#open[this.#depth] === OBJECT;
    const mayBegin = this.#depth === 0 || this.#last === (inObject ? COLON : COMMA) || (!inObject && this.#last === LIST);
    if (!mayBegin) return 'a value that does not end before the next begins';
    if (this.#depth === MAX_DEPTH) return 'a value nested too deep';
    this.#depth += 1;
    this.#open[this.#depth] = byte;
    return undefined;
  }

  #complete(end: number) {
    const text = this.#buffer.toString('utf8', this.#start, end);
    const place = this.#placeOf(this.#start, this.#startLine);
    this.#at = end;
    this.#start = -1;
    try {
      this.#pieces.push({ ...place, ok: true, value: JSON.parse(text) as Readonly<Record<string, unknown>> });
      this.#badLine = 0;
      this.#usedLine = this.#line;
    } catch {
      // What JSON.parse says quotes the text, and the text may hold a number or a name.
      this.#tellBad(place, 'the text is no JSON');
    }
  }

  #breakOffAt(at: number, message: string) {
    this.#at = at;
    this.#breakOff(message);
  }

  /** Leaves the open value: reading continues at the next that begins as it does in its line, at its next line, or where it broke. */
  #breakOff(message: string) {
    const newline = this.#buffer.indexOf(NEWLINE, this.#start);
    const lineEnds = newline >= 0 && newline < this.#at;
    if (this.#depth === MAX_DEPTH) this.#deepLine = this.#startLine;
    const next = this.#deepLine === this.#startLine ? -1 : this.#nextAlike(lineEnds ? newline : this.#at);
    if (!lineEnds) this.#usedLine = this.#startLine;
    this.#tellBad(this.#placeOf(this.#start, this.#startLine), message);
    if (next >= 0) {
      this.#at = next;
      this.#line = this.#startLine;
      this.#badLine = 0;
    } else if (lineEnds) {
      this.#toldUntil = Math.max(this.#toldUntil, this.#at);
      this.#at = newline + 1;
      this.#line = this.#startLine + 1;
    }
    this.#start = -1;
  }

  /** Where the next object begins in the open value that cannot be a part of it: it begins with the same key, or in a text; -1 for none. */
  #nextAlike(before: number): number {
    const buffer = this.#buffer;
    const key = buffer.indexOf(QUOTE, this.#start);
    const end = key < 0 ? -1 : buffer.indexOf(QUOTE, key + 1);
    const opening = end < 0 || end - this.#start > LONGEST_OPENING ? null : buffer.subarray(this.#start, end + 1);
    const alike = opening ? buffer.indexOf(opening, this.#start + 1) : -1;
    if (alike >= 0 && alike < before) return alike;
    let at = before - 1;
    if (buffer[at] !== QUOTE) return -1;
    do at -= 1;
    while (at > this.#start && BETWEEN.has(buffer[at] ?? 0) && buffer[at] !== COMMA);
    return at > this.#start && buffer[at] === OBJECT ? at : -1;
  }

  #placeOf(at: number, line: number): Place {
    return this.#usedLine === line ? { line, byte: this.#before + at } : { line };
  }

  #tellBad(place: Place, message: string) {
    if (this.#badLine !== place.line) this.#pieces.push({ ...place, ok: false, message });
    this.#badLine = place.line;
    this.#usedLine = place.line;
  }
}
