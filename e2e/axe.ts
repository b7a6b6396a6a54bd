/** The accessibility rules that every view is held against. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

/** Each violation with the places it was found in. @param within a selector; the whole page where absent */
export async function violations(page: Page, within?: string): Promise<unknown> {
  await page.evaluate(axe.source);
  const scope = within === undefined ? 'document' : JSON.stringify(within);
  return page.evaluate(`axe.run(${scope}, { runOnly: { type: 'tag', values: ${RULES} } }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary) })))`);
}
