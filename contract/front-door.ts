/** The header that the distribution adds to what it hands on, where the config puts a firewall before it; HTTP APIs write header names in small letters. */
export const FRONT_DOOR_HEADER = 'x-consult-call-front-door';
