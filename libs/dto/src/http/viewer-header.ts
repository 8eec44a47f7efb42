/**
 * The header in which the distribution says whose request it is: the viewer's address and a port. It puts its own
 * in the place of whatever the viewer sent under this name.
 */
export const VIEWER_HEADER = 'x-baton-viewer';
