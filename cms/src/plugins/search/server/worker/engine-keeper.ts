import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fts5Engine, type Fts5EngineOptions } from '../engine/fts5-engine';
import type { CallName, EngineCalls } from './calls';

const codeOf = (error: unknown): string => (error instanceof Database.SqliteError ? error.code : '');

/** What the machine lacks, or somebody else holds: it says nothing about what is in the file. */
const isElsewhere = (error: unknown): boolean => /^SQLITE_(?:AUTH|BUSY|CANTOPEN|FULL|IOERR|LOCKED|NOMEM|PERM|READONLY)/.test(codeOf(error));

const isBroken = (error: unknown): boolean => /^SQLITE_(?:CORRUPT|NOTADB)/.test(codeOf(error));

function removeFile(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
}

/**
 * Keeps an engine whatever becomes of its file. All that is in there can be made again from the records, so a file that cannot be read is
 * thrown away: the new engine holds nothing, says so by its number, and is fed from the beginning.
 */
export class EngineKeeper {
  /** None where its file could not be replaced: it is tried again with the next call. */
  private engine: Fts5Engine | undefined;

  /**
   * Throws where no file can be had at all. `onBroken` is told of a file that is thrown away, `onPostponed` why something that can wait was not
   * done.
   */
  constructor(private readonly options: Fts5EngineOptions, private readonly onBroken: (error: unknown) => void, private readonly onPostponed: (error: unknown) => void) {
    this.engine = this.open();
  }

  /** Calls a method of the engine. One that finds the file broken is answered by the new engine. */
  call<Name extends CallName>(name: Name, parameters: readonly unknown[]): ReturnType<EngineCalls[Name]> {
    return this.whole(() => this.ask(name, parameters));
  }

  /** Does a little of what can wait. Says whether there is more to do. A full disk is no reason to answer nobody: it never throws. */
  tend(): boolean {
    try {
      return this.whole(() => this.ready().tend());
    } catch (error) {
      this.onPostponed(error);
      return false;
    }
  }

  private whole<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      if (!isBroken(error)) throw error;
      this.onBroken(error);
      this.discard();
      return work();
    }
  }

  private ready(): Fts5Engine {
    return (this.engine ??= this.open());
  }

  private ask<Name extends CallName>(name: Name, parameters: readonly unknown[]): ReturnType<EngineCalls[Name]> {
    const engine = this.ready();
    const method = engine[name].bind(engine) as (...all: readonly unknown[]) => ReturnType<EngineCalls[Name]>;
    return method(...parameters);
  }

  private open(): Fts5Engine {
    try {
      return new Fts5Engine(this.options);
    } catch (error) {
      if (isElsewhere(error)) throw error;
      this.onBroken(error);
      removeFile(this.options.path);
      return new Fts5Engine(this.options);
    }
  }

  private discard(): void {
    const { engine } = this;
    this.engine = undefined;
    try {
      engine?.close();
    } catch (error) {
      this.onBroken(error);
    }
    removeFile(this.options.path);
  }
}
