import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';
import { type CommandRegistry, createCommandRegistry } from './command-registry.ts';
import type { CommandId } from './command-table.ts';

const CommandsContext = createContext<CommandRegistry | null>(null);

export function useCommands(): CommandRegistry {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('useCommands is called outside of CommandsProvider');
  return commands;
}

/** Offers a command, by its keys and in the palette, for as long as the component is there and `isOffered`. */
export function useCommand(id: CommandId, run: () => void, isOffered = true): void {
  const commands = useCommands();
  const runNow = useEffectEvent(run);
  useEffect(() => (isOffered ? commands.offer(id, () => runNow()) : undefined), [commands, id, isOffered]);
}

/** Takes what components offer. Keys do it once `useCommandKeys` is there, which the page does not wait for. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [commands] = useState(createCommandRegistry);
  return <CommandsContext value={commands}>{children}</CommandsContext>;
}
