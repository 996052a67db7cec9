import { join } from 'node:path';
import { defineConfig } from 'vite';
import { themeCss } from './vite-theme.js';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [themeCss()],
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
  build: {
    outDir: '../../dist-console',
    emptyOutDir: true,
    // Every one of these knows `light-dark()`: it is left as it is written.
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    // Everything is a file of this origin: the policy knows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    manifest: true,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: {
        console: join(import.meta.dirname, 'index.html'),
        // For other pages, by a name that stays: it shares nothing with the console.
        'related-records': join(import.meta.dirname, 'src', 'embed', 'related-records.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'related-records' ? 'embed/[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
