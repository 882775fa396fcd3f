import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';

it('holds the map that the script makes', () => {
  execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/generate-map.mts', import.meta.url)), '--check'], { stdio: 'pipe' });
}, 60_000);
