// A desk reduced to what tests ask: it embeds the CCP with the unmodified library and notes all it hears, with the instant.
const { connect } = window;
window.seen = [];
const note = (what, more = {}) => window.seen.push({ what, atMs: performance.now(), ...more });

const legsOf = (contact) => Object.fromEntries(contact.getConnections().map((line) => [line.getConnectionId(), line.getState().type]));

const roleOf = (line) => (line.getType() === 'agent' ? 'self' : line.isInitialConnection() ? 'customer' : 'third');
const lineUpOf = (contact) =>
  contact
    .getConnections()
    .map((line) => `${roleOf(line)} ${line.getState().type}`)
    .join(', ');

function follow(contact) {
  window.contact = contact;
  note('contact', { state: contact.getState().type });
  for (const event of ['Connecting', 'Accepted', 'Connected', 'Ended', 'ACW', 'Missed', 'Error', 'Destroy'])
    contact[`on${event}`](() => note(`contact.on${event}`));
  contact.onRefresh(() => note('contact.onRefresh', { state: contact.getState().type, legs: legsOf(contact), lineUp: lineUpOf(contact) }));
}

window.start = (params) => {
  connect.core.initCCP(document.getElementById('ccp'), { softphone: { allowFramedSoftphone: false, disableRingtone: true }, ...params });
  for (const event of ['init', 'ack_timeout', 'auth_fail', 'access_denied', 'terminated', 'iframe_retries_exhausted'])
    connect.core.getEventBus().subscribe(event, () => note(event));
  connect.agent((agent) => {
    window.agent = agent;
    note('agent', { name: agent.getName() });
    agent.onRefresh(() => note('agent.onRefresh', { state: agent.getState().name }));
    agent.onMuteToggle(({ muted }) => note('agent.onMuteToggle', { muted }));
    agent.onWebSocketConnectionLost(() => note('link lost'));
    agent.onWebSocketConnectionGained(() => note('link gained'));
  });
  connect.contact(follow);
};

/** Runs `act({ success, failure })`; tells how the call ended, and when. */
window.call = (act) =>
  new Promise((resolve) => {
    const ended = (how) => {
      note('answer');
      resolve({ ...how, atMs: performance.now() });
    };
    act({ success: (data) => ended({ ok: true, data: data ?? null }), failure: (err) => ended({ ok: false, err }) });
  });

/** The same, but not beyond `limitMs`: a call without an answer gives null. */
window.callWithin = (limitMs, act) => Promise.race([window.call(act), new Promise((resolve) => setTimeout(resolve, limitMs, null))]);

window.line = (id) => window.contact.getConnections().find((connection) => connection.getConnectionId() === id);
