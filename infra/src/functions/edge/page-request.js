// eslint-disable-next-line @typescript-eslint/no-unused-vars -- CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  request.uri = siteObject(request.uri);
  return request;
}

function siteObject(path) {
  if (path === '/login' || path === '/login/') return '/login/index.html';
  const lastSegment = path.slice(path.lastIndexOf('/') + 1);
  return lastSegment.includes('.') ? path : '/index.html';
}
