/**
 * How much longer a marker is kept than what is known of its contact. DynamoDB deletes an item within days after it has expired (Developer
 * Guide, Time to Live), and what is told of a contact's end may come in for as long as a call lasts after its first instant has left retention.
 */
const LONGER_SECONDS = 7 * 24 * 3_600;

/** When the marker of a contact may be deleted, given when the contact's facts may. Seconds since 1970 UTC. */
export const expiryOfMarker = (factsExpireAt: number): number => factsExpireAt + LONGER_SECONDS;
