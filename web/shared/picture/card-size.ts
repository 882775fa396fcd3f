/** What https://ogp.me and those who show such pictures ask for, in pixels. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;
