import { exportFormats } from '../../contract/exports.ts';
import { urgency as urgencies } from '../../contract/wwi/stock.ts';
import { storeDatabase } from '../../runtime/resources/database.ts';
import { eventsOverview } from '../../store/event-stream.ts';
import { uuidv7 } from '../../store/uuid.ts';
import { fileName } from '../document/file-name.ts';
import { contentTypes } from '../files/formats.ts';
import { makeFile } from '../files/make-file.ts';
import { createSpool } from '../files/spool.ts';
import { objectStore } from '../store/configured.ts';
import type { TaskMaker } from '../tasks/task.ts';
import { eventsDocument, eventsLimit } from './events-document.ts';

/** Makes the file of a long export of business events. */
export const makeEventsFile: TaskMaker = async ({ id, query, container, signal, traceId }) => {
  const format = exportFormats.find((each) => each === query.format) ?? 'csv';
  const urgency = urgencies.options.find((each) => each === query.urgency);
  const database = await container.get(storeDatabase);
  const overview = await eventsOverview(database, { signal, urgency });
  const ids = { generatedAt: new Date().toISOString(), traceId, auditId: id };
  const source = { database, overview, ids, signal, urgency, limit: eventsLimit(format) };
  const document = await eventsDocument(source);
  const type = { contentType: contentTypes[format], fileName: fileName(document.provenance, format) };
  const key = `staged/${uuidv7()}.${format}`;
  const store = () => objectStore(container);
  const spool = createSpool({ store, key, type, signal, inlineLimit: 0 });
  const { rows, bytes, sha256, dataSha256 } = await makeFile(document, format, spool);
  const { domain, view, asOf, queries } = document.provenance;
  return {
    domain,
    view,
    asOf,
    queries,
    parameters: { format, fileName: type.fileName },
    rows,
    dataSha256,
    files: [{ format, key, rows, bytes, sha256 }],
  };
};
