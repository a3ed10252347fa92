/** Answers `connect.core.getFrameMediaDevices()` with the devices the browser shows this page, or with the reason there are none. */
export async function answerMediaDevices(from: Navigator, post: (data: unknown) => void): Promise<void> {
  try {
    post((await from.mediaDevices.enumerateDevices()).map((device) => device.toJSON()));
  } catch (error) {
    post({ error: String(error) });
  }
}
