export const other = () => undefined;
