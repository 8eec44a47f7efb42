/** `/api/tasks/{taskId}` in the form of a router: `/api/tasks/:taskId`. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
