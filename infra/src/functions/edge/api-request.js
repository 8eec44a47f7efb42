// eslint-disable-next-line @typescript-eslint/no-unused-vars -- CloudFront calls it by this name.
function handler(event) {
  const headers = event.request.headers;
  headers['x-baton-viewer'] = { value: event.viewer.ip + ':0' };
  if (!headers['x-request-id']) headers['x-request-id'] = { value: event.context.requestId };
  // Whoever is outside would have us trace what they choose.
  delete headers.traceparent;
  delete headers.tracestate;
  return event.request;
}
