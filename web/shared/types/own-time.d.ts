/** The script that says an event's time in the reader's own zone, as modules/browser-scripts.ts hands it to the server. */
declare module '#own-time' {
  export const ownTime: string;
}
