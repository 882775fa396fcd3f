import { join } from 'node:path';
import { runCommand, withDelivery } from '../../delivery/cms.mts';
import { say, seconds } from '../../run/progress.mts';
import { Refusal } from '../../run/workspace.mts';
import { PostgresWriter } from './postgres-writer.mts';
import { SqliteWriter } from './sqlite-writer.mts';
import { makeTopics } from './topics.mts';
import { Vocabularies } from './vocabulary.mts';
import { createWorks } from './works.mts';
import { writeTopics } from './write-topics.mts';
import { writeWorks } from './write-works.mts';

/** Fills the empty database of the environment with so many works. */
await runCommand(() =>
  withDelivery(async (delivery, strapi) => {
    const count = Number(process.argv[2]);
    const { DATA_DIR: dataDir = '', DATABASE_URL: databaseUrl } = process.env;
    if ((await strapi.db.query('api::resource.resource').count()) > 0) throw new Refusal('The database is not empty.');
    const vocabularies = new Vocabularies();
    const topics = makeTopics(vocabularies);
    await writeTopics(strapi, delivery, topics);
    const started = performance.now();
    let said = started;
    const writer = databaseUrl ? await PostgresWriter.open(databaseUrl) : new SqliteWriter(join(dataDir, 'cms.db'));
    await writeWorks(strapi, delivery, writer, topics, count, createWorks(vocabularies, topics), ({ done, total }) => {
      const now = performance.now();
      if (now - said < 10_000 && done < total) return;
      said = now;
      const perSecond = (done * 1_000) / (now - started);
      say(`  ${done} of ${total} works, ${perSecond.toFixed(0)} a second, about ${Math.ceil((total - done) / perSecond)} s left`);
    });
    const indexing = performance.now();
    await writer.makeIndexes();
    await writer.close();
    say(`  indexes made again (${seconds(indexing)})`);
    return true;
  }),
);
