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
