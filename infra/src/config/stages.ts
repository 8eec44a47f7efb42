import type { Stage } from './stage.ts';

const dev: Stage = {
  name: 'dev',
  region: 'ap-northeast-2',
  availabilityZones: ['ap-northeast-2a', 'ap-northeast-2c'],
  cloudFrontPrefixListId: 'pl-22a6434b',
  alarmsEmail: 'operators@example.com',
  monthlyBudget: 120,
  protectData: false,
  logRetentionDays: 30,
  originSecrets: { accepted: [1], sent: 1 },
  taskApi: { instanceType: 't4g.small', minTasks: 1, maxTasks: 2 },
  auth: { reservedConcurrency: 10 },
  mail: { ratePerSecond: 1 },
  tracesRatio: 1,
  delivery: { repository: 'example/baton', makesGitHubProvider: true },
  database: {
    instanceClass: 't4g.micro',
    multiAz: false,
    storageGiB: 20,
    maxStorageGiB: 50,
    backupDays: 1,
  },
};

const prod: Stage = {
  name: 'prod',
  region: 'ap-northeast-2',
  availabilityZones: ['ap-northeast-2a', 'ap-northeast-2c'],
  cloudFrontPrefixListId: 'pl-22a6434b',
  domain: {
    name: 'baton.example.com',
    hostedZoneId: 'Z0123456789EXAMPLE000',
    hostedZoneName: 'example.com',
  },
  alarmsEmail: 'operators@example.com',
  monthlyBudget: 250,
  protectData: true,
  logRetentionDays: 90,
  originSecrets: { accepted: [1], sent: 1 },
  taskApi: { instanceType: 't4g.small', minTasks: 2, maxTasks: 6 },
  auth: { reservedConcurrency: 50 },
  mail: { ratePerSecond: 13 },
  tracesRatio: 0.05,
  delivery: { repository: 'example/baton', makesGitHubProvider: false },
  database: {
    instanceClass: 't4g.small',
    multiAz: true,
    storageGiB: 20,
    maxStorageGiB: 200,
    backupDays: 14,
  },
};

/** What an operator edits: domain, zone, addresses, sizes. Every unit is synthesised for each of them. */
export const stages: readonly Stage[] = [dev, prod];
