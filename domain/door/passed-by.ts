/** As Connect's event types look. What looks otherwise may be a value in the wrong place: a name, a number. */
const EVENT_TYPE = /^[A-Z]+(_[A-Z]+)*$/;
const LONGEST_EVENT_TYPE = 32;

/** Where a type stands that nobody here knows, with the type itself only if it can be nothing else. */
export function passedBy(field: string, type: string | undefined): string {
  if (type === undefined) return `${field} missing`;
  return `${field} ${type.length <= LONGEST_EVENT_TYPE && EVENT_TYPE.test(type) ? type : '?'}`;
}
