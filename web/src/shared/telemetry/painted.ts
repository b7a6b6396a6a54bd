export type Painted = (then: () => void) => void;

/** After the frame that shows the answer, which is read and drawn in the one before; none in the background. */
export const painted: Painted = (then) => {
  if (document.visibilityState === 'hidden') setTimeout(then);
  else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));
};
