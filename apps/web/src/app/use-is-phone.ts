import { useMediaQuery } from '@mantine/hooks';

/** Whether there is the room of a phone, by the same measure as in the styles. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
}
