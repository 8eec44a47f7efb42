import { requireArm64 } from '../native/require-arm64.ts';

requireArm64(process.argv[2] ?? 'dist/apps/auth-fn');
