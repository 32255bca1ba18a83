/// The functions of `Implementation.reference`: each calls the specification and names its errors.
enum Reference {}
