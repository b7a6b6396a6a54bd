/** What decides the generated data. */
export interface GeneratorOptions {
  /** Size relative to the real warehouse: 1 has its row counts, 0.01 to 100 make sense. */
  readonly scale: number;
  /** Any whole number; the same seed gives the same data. */
  readonly seed: number;
  /** True for a warehouse without planted anomalies and defects. */
  readonly clean: boolean;
}
