import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { renderSamples } from './render-samples.ts';
import { renderSamplesPage } from './samples-page.tsx';

/** `npm run mails`: writes the page into the folder that it is told, and says where it is. */
const [folder = '.'] = process.argv.slice(2);
const samples = renderSamples();
const file = join(resolve(folder), 'index.html');
await mkdir(resolve(folder), { recursive: true });
await writeFile(file, renderSamplesPage(samples));
process.stdout.write(`${samples.length} samples in two languages: file://${file}\n`);
