/** Public keys and TXT values for DKIM tests; their private halves were thrown away. */

export const RSA_512 =
  'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAL8mQB2iRRU8RVZ0tDm0yG6G2kgi4dP0DVoCWxOMs8pqftQR3Drtgal5g26xfN7WJgR1YHxOpt/yyhUCBxqef7UCAwEAAQ==';
export const RSA_1024 =
  'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDz4Q1Uvw8I7UBN1bT9Lz56l12D8Kq0gcXL/da5p4LBO2ZhIgy0qX6nxqPE3TRw9SZbAOxlGlZijNmdwjHJSgAav5xFkICBd9lKSGymQL3Drmaxu7Oa7BUaLau19GdRCWDM3oI+nPkourh919M2FksTN8+beO+4SgSobyDi1e0rfwIDAQAB';
export const RSA_2048 =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuEUihKh3rNw2JkcwedHlN9EaXYxYDB1Pno7OnT9xdM65R3L+sfwc0Oi4qLGw8hi2fkcNi4sZrRCt/OIsvRoENl0OT7qus98J4wAzKkdcK7HAlSSnSNG/IrA1yfgSz3EDuF0n6Re7NiUAu6SVJWutmMmoF8yOuyrV6riLjtRBBEXmubZXXteKOrUzkzuAJaAHnwr/zJDqNocqXToPMsZMSLtZ+53tj+fFN/KyjPpjHggcVB1xeTgTKkNQ+JrcXDnVZTdjx/RNIHUzKKnV87qj0k28BkS/AeoGuOy/d6ikapFhIT51BHWt3juJ3J1GeWsWU5AoX0WTcoAmCNISbEGq1wIDAQAB';
/** The same kind of key as PKCS#1 RSAPublicKey, as RFC 6376 §3.6.1 names it. */
export const RSA_2048_PKCS1 =
  'MIIBCgKCAQEAwXqkeBhX5WF/vO7D13Muvs5fdp3lXT5nK9Xq4qqnBs6fC9lTyNIb9tb0bFs0415AiDszpoV++nsO11tUPFOw+kyn/YdcXaslemVJhbl16OTZRSVHHRUKedqIxem7KcOx8NpK4lx1zUCwHbl/o8t9InbN7sjjxPUOKH0CRuKEj4Ep1xVzDg1VgfYatHsO97014u2wQ8WnzeRAa6Dsnri98Qjs8XwYrWMLxx3dj9WDUSsD6xihZYpwAT8V28LmqTkCaKJdUhSV7ua5H/CP2xUGs+onkHQPXIWXuyJ8K4eMbkQ5ebtWwxuJglFTemBb4sNxST8Jn4G13TWQOu+B+MeC4wIDAQAB';
export const ED25519 = '7y0bWVqvtXK/mT1GWSo1NX2SXJJr+w+G2oPohVRvPMU=';
export const ED25519_SPKI = 'MCowBQYDK2VwAyEA7y0bWVqvtXK/mT1GWSo1NX2SXJJr+w+G2oPohVRvPMU=';

export const STRONG = `v=DKIM1; k=rsa; p=${RSA_2048}`;
export const WEAK = `v=DKIM1; k=rsa; p=${RSA_1024}`;
export const TINY = `v=DKIM1; k=rsa; p=${RSA_512}`;
