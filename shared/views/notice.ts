import type { Notice } from '../contract/envelope.ts';
import { reasonOf, type Said } from '../words/say.ts';

/** What a reader must know, in one sentence or more. */
export function noticeOf(code: Notice['code'], ...sentences: readonly Said[]): Notice {
  const { reason, said } = reasonOf(sentences);
  return { code, message: reason, said };
}
