/** The signs of the page, in the colour of the text around them. */
import { type IconName, iconPaths } from './icon-paths.ts';

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} />
    </svg>
  );
}
