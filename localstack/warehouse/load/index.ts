/** Writing warehouse files: the one place that does. Everyone else opens them read-only. */
export type { ColumnData, ConstantColumn, DictionaryColumn, NumberArray } from './column-data.ts';
export { END_OF_TIME } from './column-data.ts';
export type { LoadDetails, LoadedTable, LoadInfo } from './load-info.ts';
export { FILE_FORMAT, readLoadInfo } from './load-info.ts';
export { createWarehouseFile } from './warehouse-file.ts';
export type { WarehouseWriter } from './writer.ts';
