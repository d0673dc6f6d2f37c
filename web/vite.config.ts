import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(ROOT, 'dist', 'web');

/** Assets are sent as they lie on the disk, so each is laid down compressed as well. */
const compressed: Plugin = {
  name: 'compressed-assets',
  apply: 'build',
  closeBundle() {
    const folder = join(OUT, 'assets');
    for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg)$/.test(each)))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name)), { level: 9 }));
  },
};

export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: {
    alias: [{ find: /^#(events|projections)\/(.*)\.js$/, replacement: `${ROOT}/$1/$2.ts` }],
  },
  plugins: [compressed],
  build: { outDir: OUT, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  server: { proxy: { '/api': process.env.CLOCKSTOP_URL ?? 'http://127.0.0.1:3000' } },
});
