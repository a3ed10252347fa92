/** A number the service would dial: E.164. A well-formed number that does not exist fails only when it is dialled. */
export const E164 = /^\+[1-9]\d{6,14}$/;
