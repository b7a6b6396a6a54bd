/** Sizes and colours of every page, in points. */
export const page = { width: 841.89, height: 595.28, margin: 40, top: 54, bottom: 44 } as const;
export const contentWidth = page.width - 2 * page.margin;

export const ink = {
  text: '#1A222C',
  muted: '#5B6570',
  rule: '#D5DAE1',
  strong: '#1F3A5F',
  band: '#DCE9F4',
  shade: '#F2F5F9',
} as const;
