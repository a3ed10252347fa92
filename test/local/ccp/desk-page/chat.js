// What a page with the unmodified chat library hears, and does: an agent's, whose sessions Streams makes, or a customer's.
const chats = window.connect;
window.heard = [];

function hear(session) {
  window.session = session;
  session.onMessage(({ data }) => window.heard.push(data.Content ?? data.ContentType.replace(/^.*\.event\./, '')));
  session.onEnded(() => window.heard.push('(ended)'));
}

/** Every chat session of the page goes to this participant service. */
window.chatsBy = (endpoint) => chats.ChatSession.setGlobalConfig({ endpoint, region: 'us-east-1' });

/** The agent's session of the contact that was accepted. */
window.takeChat = async () => hear(await window.contact.getAgentConnection().getMediaController());

/** The customer's session of a chat. */
window.openChat = async (chatDetails) => {
  const session = chats.ChatSession.create({ type: 'CUSTOMER', chatDetails, options: { region: 'us-east-1' }, disableCSM: true });
  hear(session);
  await session.connect();
};

window.write = (message) => window.session.sendMessage({ message, contentType: 'text/plain' });
