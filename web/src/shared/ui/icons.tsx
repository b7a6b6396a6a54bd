/** The few signs the page uses, drawn on a 16-pixel grid in the colour of the text around them. */

const paths = {
  menu: 'M2 4h12M2 8h12M2 12h12',
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  left: 'M10 4L6 8l4 4',
  right: 'M6 4l4 4-4 4',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4l3.1 3.1',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13.2 2v3h-3',
  chevron: 'M4 6l4 4 4-4',
  traces: 'M2 3.5h7M5 8h8M8 12.5h6',
  collapse: 'M10 4L6 8l4 4M3 3v10',
  expand: 'M6 4l4 4-4 4M13 3v10',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.2v3.6M8 5v.2',
  copy: 'M6 6h7.5v7.5H6zM4 10H2.5V2.5H10V4',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  warning: 'M8 2.2L14.4 13.5H1.6zM8 6.4v3.4M8 11.6v.2',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  overview: 'M2.5 2.5h4.5v6H2.5zM9 2.5h4.5v3.5H9zM9 8h4.5v5.5H9zM2.5 10.5H7v3H2.5z',
  sales: 'M2.5 13.5v-4M6.2 13.5v-7M9.8 13.5V8M13.5 13.5v-11',
  stock: 'M2.5 5.5L8 2.5l5.5 3v5.5L8 14l-5.5-3zM2.5 5.5L8 8.3l5.5-2.8M8 8.3V14',
  metrics: 'M3.5 2.5h9v11h-9zM6 6h4M6 8.5h4M6 11h2',
  sliders: 'M2 5h6M11 5h3M9.5 3.2v3.6M2 11h2M7 11h7M5.5 9.2v3.6',
  person: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 13.8c.6-2.6 2.6-4 5.2-4s4.6 1.4 5.2 4',
  link: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.3L4.7 7.2',
  quality: 'M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4zM5.8 8l1.6 1.6L10.4 6.4',
  jobs: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.2l2.2 1.4',
  exports: 'M8 2.5v7M5 6.8L8 9.8l3-3M2.5 11v2.5h11V11',
  audit: 'M4 2.5h6l2.5 2.5v8.5H4zM6.2 8h4M6.2 10.5h4M6.2 5.5h2',
  anomalies: 'M1.5 10.5h3l2-7 3 9 2-5 1 3h2',
  reps: 'M5.5 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM1.8 13c.4-2.3 1.8-3.4 3.7-3.4S8.8 10.7 9.2 13M10.5 3.2a2.2 2.2 0 0 1 0 4.2M11.2 9.7c1.7.3 2.7 1.4 3 3.3',
  products: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  suppliers:
    'M1.5 4h8v7h-8zM9.5 6.5h3l2 2.2V11h-5M4 13.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4zM11.5 13.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4z',
  events: 'M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8zM6.6 14.3h2.8',
  picture: 'M2.5 3h11v10h-11zM2.5 11l3.2-3.4 2.6 2.6 2-1.8 3.2 2.8M10.6 6.2a.9.9 0 1 0 .01 0',
  play: 'M5 3.2l7 4.8-7 4.8z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
