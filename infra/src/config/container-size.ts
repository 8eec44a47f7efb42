import type { ContainerInstanceType } from './stage.ts';

/**
 * Memory is in MiB, CPU in units of which a vCPU has 1024. One task fills an instance, so that whatever is
 * paid for is reserved, however many tasks there are; of two tasks an instance, every odd count would leave
 * half of one empty. See docs/decisions/025-ecs-on-ec2-one-task-an-instance.md.
 */
export interface ContainerSize {
  readonly cpu: number;
  /** What Linux says it has: less than the instance is sold with, and not the same with every kernel. */
  readonly systemMemory: { readonly least: number; readonly most: number };
  readonly taskCpu: number;
  readonly taskMemory: number;
}

/** What the ECS agent keeps from tasks, for itself, Docker and the system (`ECS_RESERVED_MEMORY`). */
export const AGENT_RESERVE = 128;

/** A migration fits beside the service, so that a roll-out waits for no further instance. */
export const MIGRATION = { cpu: 128, memoryReservation: 64, memoryLimit: 512 } as const;

export const CONTAINER_SIZES: Readonly<Record<ContainerInstanceType, ContainerSize>> = {
  // 2048 MiB as sold; 1831 to 1838 seen.
  't4g.small': { cpu: 2048, systemMemory: { least: 1800, most: 1870 }, taskCpu: 1792, taskMemory: 1600 },
  // 4096 MiB as sold.
  't4g.medium': { cpu: 2048, systemMemory: { least: 3720, most: 3920 }, taskCpu: 1792, taskMemory: 3500 },
};

/** What an instance registers with its cluster. */
export function registeredMemory({ systemMemory: { least, most } }: ContainerSize) {
  return { least: least - AGENT_RESERVE, most: most - AGENT_RESERVE };
}
