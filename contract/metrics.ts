/** The namespace and the names of every metric the functions publish; each carries the dimension `service`, the function's folder name. */
export const METRIC_NAMESPACE = 'ConsultCall';
export const METRICS = {
  /** Facts added to the ledger, or found there already. */
  factsWritten: 'FactsWritten',
  /** Contact records refused because an at least as new copy is there: normal, at-least-once delivery. */
  recordsOlder: 'RecordsOlder',
  /** Agents' presences written. */
  presencesWritten: 'PresencesWritten',
  /** Presences refused because a newer one is there. */
  presencesOlder: 'PresencesOlder',
  /** Messages that could not be read and were sent to the poison queue. */
  factsPoisoned: 'FactsPoisoned',
  /** Facts turned away because what they tell of has left retention. */
  factsTooOld: 'FactsTooOld',
  /** Facts turned away because their contact was erased. */
  factsOfErased: 'FactsOfErased',
  /** Records of a batch that failed and will be delivered again. */
  recordsFailed: 'RecordsFailed',
  /** Consult rows written, their report numbers with them. */
  consultsCommitted: 'ConsultsCommitted',
  /** Commits refused because another projection was faster; the chain was read again. */
  commitsRefused: 'CommitsRefused',
  /** Chains that are too heavy to be folded, kept in the poison queue. */
  chainsSetAside: 'ChainsSetAside',
  /** Events of settled consults that the bus has taken. */
  eventsPublished: 'EventsPublished',
  /** Actions of desks whose contact is not known well enough yet; the desk sends them again. */
  actionsToRetry: 'ActionsToRetry',
  /** Actions of desks that were turned away for good. */
  actionsRejected: 'ActionsRejected',
  /** Those of them whose instant lies minutes outside of their contact: a wrong clock, or somebody who lies. */
  actionsTooFar: 'ActionsTooFar',
  /** Hand-over notes written. */
  notesWritten: 'NotesWritten',
  /** Hand-over notes that desks were not told of at once; they read them before long. */
  noteNewsFailed: 'NoteNewsFailed',
  /** Hand-over notes that could not be copied to contact attributes; they are in the store all the same. */
  noteMirrorsFailed: 'NoteMirrorsFailed',
  /** Dispositions written. */
  dispositionsWritten: 'DispositionsWritten',
  /** Outside numbers that the policy, or a limit, did not let an agent dial. */
  outsideRefused: 'OutsideNumbersRefused',
  /** Hand-offs of AI agents that were kept, first posts and later ones; and requests whose signature was not valid. */
  handOffsKept: 'HandOffsKept',
  handOffsUnsigned: 'HandOffsUnsigned',
  /** Calls that an AI agent gave back without a hand-off; it may still come. */
  handOffsPending: 'HandOffsPending',
  /** Callers whom nobody answered after a hand-over, told to go back to the sender or on to their team. */
  callersBroughtBack: 'CallersBroughtBack',
  /** Questions to the instance whether a leg was answered, and those it did not answer. */
  answersAsked: 'AnswersAsked',
  answersNotTold: 'AnswersNotTold',
  /** Requests of the HTTP API that ended in an error of ours. */
  requestsFailed: 'RequestsFailed',
  /** Requests, tickets and messages that were refused because their caller had sent too many. */
  callersLimited: 'CallersLimited',
  /** Times a process could not share what a caller has taken; it then counts alone. */
  limitsNotShared: 'LimitsNotShared',
  /** Readings of the teams' real-time figures that Connect did not give; desks then show older ones, or none. */
  teamLoadsFailed: 'TeamLoadsFailed',
  /** Places of contacts in their queues that Connect did not give; desks then say that somebody waits, and not where. */
  queuePlacesFailed: 'QueuePlacesFailed',
  /** Messages sent to desks, and changes of which desks could not be told. */
  pushesSent: 'PushesSent',
  pushesFailed: 'PushesFailed',
} as const;
export type MetricName = (typeof METRICS)[keyof typeof METRICS];
