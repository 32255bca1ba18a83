import DMLS
import MLSMessages
import TLSPresentation

extension Reference {
  static let dmlsMessageEncode: Perform<DMLSMessageEncode> = {
    (context, input) throws(OperationError) in
    do throws(DMLSError) {
      let message = DMLSMessage(
        message: try decoded(input.message), dmlsEpoch: input.dmlsEpoch)
      let bytes = try message.encoded(cipherSuite: context.cipherSuite, draft: context.draft)
      return Answered(DMLSMessageBytes(dmlsMessage: bytes))
    } catch {
      throw OperationError(error)
    }
  }

  static let dmlsMessageDecode: Perform<DMLSMessageDecode> = {
    (context, input) throws(OperationError) in
    do throws(DMLSError) {
      let decoded = try DMLSMessage(
        decoding: input.dmlsMessage, cipherSuite: context.cipherSuite, draft: context.draft)
      let parts = DMLSMessageParts(
        message: try encoded(decoded.message), dmlsEpoch: decoded.dmlsEpoch)
      return Answered(parts)
    } catch {
      throw OperationError(error)
    }
  }

  private static func decoded(_ bytes: [UInt8]) throws(DMLSError) -> MLSMessage {
    do throws(PresentationError) {
      return try MLSMessage(decoding: bytes)
    } catch {
      throw .presentation(error)
    }
  }

  private static func encoded(_ message: MLSMessage) throws(DMLSError) -> [UInt8] {
    do throws(PresentationError) {
      return try message.encoded()
    } catch {
      throw .presentation(error)
    }
  }
}
