/// A structure that can be both read and written.
package typealias TLSCodable = TLSDecodable & TLSEncodable
