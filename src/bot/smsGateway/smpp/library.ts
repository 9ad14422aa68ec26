import smpp from 'smpp';

/**
 * The library reads and writes PDUs, and no more: its filters guess an encoding (and garble what they guess wrongly), and throw
 * on a date that is none, so that one message would end every session that brings it.
 */
for (const command of ['deliver_sm', 'submit_sm']) {
  for (const field of Object.values(smpp.commands[command]?.params ?? {})) delete field.filter;
}
delete smpp.tlvs.message_payload?.filter;

export const { connect, createServer, encodings } = smpp;
