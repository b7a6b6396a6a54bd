import { en, type Messages } from './en.ts';
export const hr: Messages = en;
