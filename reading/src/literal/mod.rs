//! Values as languages write them (JSON, JavaScript, Python, Ruby, PHP), read tolerantly and with their places.
