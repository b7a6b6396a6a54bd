/** Which metrics and labels an expression reads, by Prometheus' own grammar. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

export interface Reading {
  /** Labels that matchers of each metric name. */
  readonly matched: ReadonlyMap<string, ReadonlySet<string>>;
  /** Labels by which the expression groups. */
  readonly grouped: ReadonlySet<string>;
}

/** @throws Error when the expression is not PromQL */
export function readExpression(expression: string): Reading {
  const text = expression.replaceAll('$__rate_interval', '5m');
  const matched = new Map<string, Set<string>>();
  const grouped = new Set<string>();
  const textOf = (node: SyntaxNode) => text.slice(node.from, node.to);
  parser.parse(text).iterate({
    enter(reference) {
      const { node } = reference;
      if (node.type.isError) throw new Error(`not PromQL at ${node.from}: ${text}`);
      if (node.name === 'GroupingLabels') {
        for (const label of node.getChildren('LabelName')) grouped.add(textOf(label));
      }
      if (node.name !== 'VectorSelector') return;
      const name = node.getChild('Identifier');
      if (name === null) throw new Error(`a selector without a metric: ${text}`);
      const labels = matched.get(textOf(name)) ?? new Set();
      matched.set(textOf(name), labels);
      for (const matcher of node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []) {
        const label = matcher.getChild('LabelName');
        if (label !== null) labels.add(textOf(label));
      }
    },
  });
  return { matched, grouped };
}
