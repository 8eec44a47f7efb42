import { expect, test } from 'vitest';
import { toStreamRecord } from './stream-record.ts';

const bytes = Uint8Array.from([104, 105]);

test('a record is JSON as Lambda functions and pipes get it', () => {
  const record = toStreamRecord(
    {
      eventID: '7',
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'ap-northeast-2',
      dynamodb: {
        ApproximateCreationDateTime: new Date('2026-03-12T19:03:58Z'),
        Keys: { pk: { S: 'task#1' } },
        NewImage: {
          text: { S: '김' },
          number: { N: '1.5' },
          bytes: { B: bytes },
          list: { L: [{ BS: [bytes] }, { NULL: true }, { BOOL: false }] },
          map: { M: { set: { SS: ['a'] } } },
        },
        SequenceNumber: '7',
        SizeBytes: 59,
        StreamViewType: 'NEW_IMAGE',
      },
    },
    'arn:aws:dynamodb:ap-northeast-2:000000000000:table/log/stream/1',
  );
  expect(record).toStrictEqual({
    eventID: '7',
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'ap-northeast-2',
    dynamodb: {
      ApproximateCreationDateTime: 1773342238,
      Keys: { pk: { S: 'task#1' } },
      NewImage: {
        text: { S: '김' },
        number: { N: '1.5' },
        bytes: { B: 'aGk=' },
        list: { L: [{ BS: ['aGk='] }, { NULL: true }, { BOOL: false }] },
        map: { M: { set: { SS: ['a'] } } },
      },
      SequenceNumber: '7',
      SizeBytes: 59,
      StreamViewType: 'NEW_IMAGE',
    },
    eventSourceARN: 'arn:aws:dynamodb:ap-northeast-2:000000000000:table/log/stream/1',
  });
});

test('a removal at the end of the time to live says who did it', () => {
  const record = toStreamRecord(
    { eventName: 'REMOVE', userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' } },
    'arn',
  );
  expect(record.userIdentity).toEqual({ type: 'Service', principalId: 'dynamodb.amazonaws.com' });
});
