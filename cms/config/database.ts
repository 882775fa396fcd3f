import { join } from 'node:path';
import { readEnvironment } from '../src/environment';

/** The part of better-sqlite3's connection that is used here. */
interface SqliteConnection {
  pragma(source: string): unknown;
}

// The database, the uploads and the secrets hold what must not be read by others on this machine. Nothing is made before this line.
process.umask(0o077);

const { databaseUrl, dataDir } = readEnvironment();

const sqlite = {
  client: 'sqlite',
  connection: { filename: join(dataDir, 'cms.db') },
  useNullAsDefault: true,
  pool: {
    afterCreate(connection: SqliteConnection, done: (error: Error | null, connection: SqliteConnection) => void) {
      connection.pragma('journal_mode = WAL');
      connection.pragma('busy_timeout = 5000');
      // FULL, because an acknowledged publish must survive a power cut.
      connection.pragma('synchronous = FULL');
      // An import changes more pages in a transaction than the 2 MB that are standard hold: they would be written again and again.
      connection.pragma('cache_size = -24576');
      connection.pragma('wal_autocheckpoint = 8192');
      done(null, connection);
    },
  },
};

const postgres = {
  client: 'postgres',
  connection: { connectionString: databaseUrl },
  pool: { min: 0, max: 10 },
};

export default { connection: databaseUrl ? postgres : sqlite };
