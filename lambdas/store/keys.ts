import { createHash, randomUUID } from 'node:crypto';
import { PARTITIONS, PREFIXES, SORT_KEYS } from '../../contract/keys.ts';

/** Shards a report bucket is spread over, so that one busy quarter of an hour is no hot item. */
export const REPORT_SHARDS = 16;

/** A primary key of the ledger's table, in the wire form of DynamoDB. */
export type Key = { pk: { S: string }; sk: { S: string } };

const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

/** What Connect and its flows said of one contact. */
export const legKey = (contactId: string): Key => key(`${PREFIXES.facts}${contactId}`, 'FACTS');

/**
 * What desks logged on one contact: apart from the rest, so that nobody's log can fill the item that a contact record goes into, and under a
 * key of its own, so that the function that desks post to may write nothing of Connect's.
 */
export const actionsKey = (contactId: string): Key => key(`${PREFIXES.actions}${contactId}`, 'ACTIONS');

/** The contact whose actions an item holds; undefined for every other kind of item. */
export const actionsContactId = (pk: string | undefined): string | undefined =>
  pk?.startsWith(PREFIXES.actions) ? pk.slice(PREFIXES.actions.length) : undefined;

/** A hint that a contact may belong to the chain of a root. */
export const markerKey = (root: string, contactId: string): Key => key(`${PREFIXES.markers}${root}`, `${PREFIXES.facts}${contactId}`);

/** The partition that holds the markers of a chain. */
export const chainPartition = (root: string): string => markerKey(root, '').pk.S;

/** The row derived for one contact that is no root: the consult, or that it is none. */
export const consultKey = (contactId: string): Key => key(`${PREFIXES.consults}${contactId}`, 'ROW');

/** The contact id in a CONSULT item's partition key. */
export const consultIdOf = (pk: string): string => pk.slice(PREFIXES.consults.length);

/** The numbers of one UTC day under one aspect: a month of a report is a query for each day. */
export const reportPartition = (day: string, dimension: string, value: string): string => `${PREFIXES.report}${day}#${dimension}#${value}`;

/** Whether a partition holds numbers of the report. */
export const isReportPartition = (pk: string): boolean => pk.startsWith(PREFIXES.report);

/** The UTC day an instant lies in. */
export const dayOf = (instant: string): string => instant.slice(0, 'YYYY-MM-DD'.length);

/**
 * The item of a report key (`<bucket instant>#<dimension>#<value>`) that one consult counts into, `<bucket instant>#S<shard>`: always
 * the same shard, so a correction takes back what was added.
 */
export function reportItemKey(reportKey: string, contactId: string): Key {
  const [bucket = '', dimension = '', ...value] = reportKey.split('#');
  return key(reportPartition(dayOf(bucket), dimension, value.join('#')), `${bucket}#S${shardOf(contactId)}`);
}

/** The bucket's instant in the sort key of a report item. */
export const bucketInKey = (sk: string): string => sk.slice(0, sk.indexOf('#'));

/** The consults of one UTC month in one list; `list` as in `domain/lists`: `<list>#<value>`. */
export const listPartition = (month: string, list: string): string => `${PREFIXES.lists}${month}#${list}`;

/** The UTC month an instant lies in. */
export const monthOf = (instant: string): string => instant.slice(0, 'YYYY-MM'.length);

/** The place of a consult in a list, for a list key (`<instant>#<list>#<value>`): in the order of time. */
export function listItemKey(listKey: string, contactId: string): Key {
  const startedAt = instantOfListKey(listKey);
  return key(listPartition(monthOf(startedAt), listKey.slice(startedAt.length + 1)), `${startedAt}#${contactId}`);
}

/** When the consult of a list key began. */
export const instantOfListKey = (listKey: string): string => listKey.slice(0, listKey.indexOf('#'));

/** Names of the agents, queues and outside numbers of the config: one item, written at each deployment. */
export const namesKey: Key = key(PARTITIONS.names, 'NAMES');

/** What the config says of calls, for the pages: one item, written at each deployment. */
export const settingsKey: Key = key(PARTITIONS.names, 'SETTINGS');

/** How busy the teams of the config were when Connect was last asked. */
export const teamLoadsKey: Key = key(PARTITIONS.teamLoads, 'LOADS');

/** Which Connect user a login is, as `plainLogin` gives it. Every route writes it: under no name of a partition that holds anything else. */
export const loginKey = (login: string): Key => key(`${PREFIXES.logins}${login}`, 'LOGIN');

/** Where an agent is; by the last part of their ARN, because a table belongs to one instance. */
export const presenceKey = (agentArn: string): Key => key(`${PREFIXES.presences}${idOf(agentArn)}`, SORT_KEYS.presence);

const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** The partition of what agents wrote on the calls of a chain. */
export const writtenPartition = (root: string): string => `${PREFIXES.written}${root}`;

/** The root of the chain on which something was written; undefined for every other kind of item. */
export const writtenRoot = (pk: string | undefined): string | undefined =>
  pk?.startsWith(PREFIXES.written) ? pk.slice(PREFIXES.written.length) : undefined;

/** The hand-over note of a chain. */
export const noteKey = (root: string): Key => key(writtenPartition(root), 'NOTE');

/** Which version of a chain's note is the newest, without a word of it. */
export const noteNewsKey = (root: string): Key => key(writtenPartition(root), SORT_KEYS.noteNews);

/** The root of the chain whose note's news have this key; undefined for every other kind of item. */
export const rootOfNoteNews = (pk: string | undefined, sk: string | undefined): string | undefined =>
  pk?.startsWith(PREFIXES.written) && sk === SORT_KEYS.noteNews ? pk.slice(PREFIXES.written.length) : undefined;

const DISPOSITION = 'DISPOSITION#';

/** How the agent of one contact of a chain has disposed of it. */
export const dispositionKey = (root: string, contactId: string): Key => key(writtenPartition(root), `${DISPOSITION}${contactId}`);

/** What is kept of one contact's chat, while its agent asks about it. */
export const chatLinesKey = (root: string, contactId: string): Key => key(writtenPartition(root), `CHAT#${contactId}`);

/** The beginning of the sort keys of dispositions, and the contact id in one of them. */
export const dispositionPrefix = DISPOSITION;
export const disposedContactOf = (sk: string): string => sk.slice(DISPOSITION.length);

/** What AI agents handed over with one contact: one item, so that an erased contact's tombstone stands for all of it. */
export const handOffKey = (contactId: string): Key => key(`${PREFIXES.handOffs}${contactId}`, 'HANDOFF');

/** That an AI agent has handed something over with a contact, without a word of it. */
export const handOffNewsKey = (contactId: string): Key => key(`${PREFIXES.handOffs}${contactId}`, SORT_KEYS.handOffNews);

/** The contact with which an item's hand-offs came; undefined for every other kind of item. */
export const handOffContactId = (pk: string | undefined): string | undefined =>
  pk?.startsWith(PREFIXES.handOffs) ? pk.slice(PREFIXES.handOffs.length) : undefined;

/** The contact whose hand-offs' news have this key; undefined for every other kind of item. */
export const contactOfHandOffNews = (pk: string | undefined, sk: string | undefined): string | undefined =>
  sk === SORT_KEYS.handOffNews ? handOffContactId(pk) : undefined;

/**
 * What an AI agent names a contact, a session or a message by: under a hash, so that no text of another party is part of a key.
 * @param kind what is named
 */
export const handOffRefKey = (kind: 'code' | 'session' | 'message', aiAgent: string, named: string): Key =>
  key(`${PREFIXES.handOffKeys}${handOffHash(kind, aiAgent, named)}`, 'HANDOFFKEY');

/** A name of fixed length for one AI agent's one thing. */
export const handOffHash = (...parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** The agent's id in the partition key of their presence. */
export const agentIdOf = (pk: string): string => pk.slice(PREFIXES.presences.length);

/** A ticket for a socket, under the hash of what its holder was given: who can read the table cannot use it. */
export const ticketKey = (ticket: string): Key => key(`${PREFIXES.tickets}${createHash('sha256').update(ticket).digest('hex')}`, 'TICKET');

/** An open socket of a desk, by its connection. */
export const socketKey = (connectionId: string): Key => key(`${PREFIXES.sockets}${connectionId}`, 'SOCKET');

/** The same socket among those of its agent. */
export const agentSocketKey = (agentArn: string, connectionId: string): Key =>
  key(`${PREFIXES.socketsOfAgents}${idOf(agentArn)}`, `${PREFIXES.sockets}${connectionId}`);

/** A desk that wants to hear of every change of presence for a while. */
export const watchKey = (connectionId: string): Key => key(`${PREFIXES.watches}presence`, `${PREFIXES.sockets}${connectionId}`);

/** The connection id in the sort key of an agent's socket or a watch. */
export const connectionIdOf = (sk: string): string => sk.slice(PREFIXES.sockets.length);

/** Who may ask next of something that the account has little of. */
export const turnKey = (name: string): Key => key(`${PREFIXES.turns}${name}`, 'TURN');

/** The contact id in a marker's sort key or a LEG item's partition key. */
export const contactIdOf = (keyPart: string): string => keyPart.slice(PREFIXES.facts.length);

/** The root of a chain in the partition key of its markers; undefined for every other kind of item. */
export function chainRoot(pk: string | undefined): string | undefined {
  return pk?.startsWith(PREFIXES.markers) ? pk.slice(PREFIXES.markers.length) : undefined;
}

/** The contact whose facts an item holds; undefined for every other kind of item. */
export function legContactId(pk: string | undefined): string | undefined {
  return pk?.startsWith(PREFIXES.facts) ? contactIdOf(pk) : undefined;
}

/** An id that nobody has, for what an erased contact's consult counted: of the same shard, so that the report's numbers stay where they are. */
export function idInShardOf(contactId: string): string {
  for (;;) {
    const id = `erased-${randomUUID()}`;
    if (shardOf(id) === shardOf(contactId)) return id;
  }
}

function shardOf(contactId: string): number {
  return createHash('sha256').update(contactId).digest().readUInt32BE(0) % REPORT_SHARDS;
}
